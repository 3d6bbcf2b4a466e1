package dev.parapet.tests;

import dev.parapet.sandbox.Proxy;
import dev.parapet.sandbox.Sandbox;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the one sandbox of this JVM: a fresh organization for each class, no faults and no calls for each test. */
final class InWorld implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace HERE = Namespace.create(InWorld.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        world(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Proxy proxy = world(context).proxy();
        proxy.heal();
        proxy.clear();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == World.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return world(context);
    }

    /** Made when a class first asks for it, which one instance for all tests does before anything else. */
    private static World world(ExtensionContext context) {
        return context.getStore(HERE).computeIfAbsent(World.class, type -> World.fresh(sandbox(context)), World.class);
    }

    private static Sandbox sandbox(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Sandbox.class, type -> Sandbox.start(), Sandbox.class);
    }
}
