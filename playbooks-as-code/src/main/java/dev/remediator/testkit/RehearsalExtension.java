package dev.remediator.testkit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test its [Rehearsal]: with `@ExtendWith(RehearsalExtension.class)` an ordinary `@Test`
/// gets one in which nobody dies. All methods of one test get the same.
public final class RehearsalExtension implements ParameterResolver {
    private static final Namespace ROOM = Namespace.create(RehearsalExtension.class);

    /// For JUnit.
    public RehearsalExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Rehearsal.class
                && parameter.getDeclaringExecutable() instanceof Method
                && context.getTestMethod().isPresent();
    }

    @Override
    public Rehearsal resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(ROOM)
                .getOrComputeIfAbsent(Rehearsal.class, _ -> new Rehearsal(), Rehearsal.class);
    }

    static void give(ExtensionContext context, Rehearsal rehearsal) {
        context.getStore(ROOM).put(Rehearsal.class, rehearsal);
    }
}
