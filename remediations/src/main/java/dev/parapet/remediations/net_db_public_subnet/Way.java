package dev.parapet.remediations.net_db_public_subnet;

/**
 * A subnet with a way out.
 *
 * @param table the route table it uses
 * @param gateway the internet gateway a route of that leads to
 */
record Way(String subnet, String table, String gateway) {
    String told() {
        return "%s through %s to %s".formatted(subnet, table, gateway);
    }
}
