package dev.parapet.scp.language;

/** Whether {@code ${…}} in a text is well formed. */
final class Variables {
    private Variables() {}

    static boolean unclosed(String text) {
        int open = text.lastIndexOf("${");
        return open >= 0 && text.indexOf('}', open) < 0;
    }
}
