package dev.remediator.replay.body;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A target that is not there. What it is made of is not there either; its name is known; whatever
/// else it is asked, nobody recorded.
///
/// @param type its port
/// @param name its name, where it is known
/// @param script hears what it is asked
record Stub(Class<?> type, Optional<String> name, Script script) implements InvocationHandler {

    /// A port that is not there.
    static <T> T of(Class<T> port, String name, Script script) {
        return port.cast(new Stub(port, Optional.of(name), script).proxy());
    }

    private Object proxy() {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        var given = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, given);
        }
        if (method.getName().equals("name") && given.length == 0 && name.isPresent()) {
            return name.get();
        }
        if (isPort(method.getReturnType())) {
            return new Stub(method.getReturnType(), nameOf(given), script).proxy();
        }
        var question = type.getSimpleName() + "." + method.getName();
        script.asks(question);
        throw new IllegalStateException(
                question + " is called outside of a step, and nobody recorded an answer");
    }

    @SuppressWarnings("ReferenceEquality") // that is what Object.equals is
    private Object ofObject(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> hashCode();
            default -> name.orElse(type.getSimpleName());
        };
    }

    private static boolean isPort(Class<?> type) {
        return type.isInterface() && !type.isSealed() && !type.getName().startsWith("java.");
    }

    /// What is asked for by its name is called so.
    private static Optional<String> nameOf(Object[] given) {
        return given.length == 1 && given[0] instanceof String one
                ? Optional.of(one)
                : Optional.empty();
    }
}
