package dev.parapet.sandbox;

/** A JVM of its own that starts a sandbox, tells where, and waits to be killed. */
final class Child {
    private Child() {}

    public static void main(String[] arguments) throws InterruptedException {
        Sandbox sandbox = Sandbox.start();
        System.out.println(sandbox.direct());
        Thread.sleep(Long.MAX_VALUE);
    }
}
