package dev.parapet.tests;

import static java.util.Objects.requireNonNull;

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
        Sandbox sandbox = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Sandbox.class, type -> Sandbox.start(), Sandbox.class);
        context.getStore(HERE).put(World.class, World.fresh(sandbox));
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

    private static World world(ExtensionContext context) {
        return requireNonNull(context.getStore(HERE).get(World.class, World.class));
    }
}
