package dev.remediator.it.rehearsal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.remediator.playbook.Playbook;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// Every playbook the project ships: those it loads as services, and every other class of its main
/// code that is a playbook. What only tests bring is left out.
final class Shipped {

    private Shipped() {}

    /// Sorted by class name.
    static List<? extends Class<?>> playbooks() {
        var found = new TreeMap<String, Class<?>>();
        services().forEach(type -> found.put(type.getName(), type));
        scanned().forEach(type -> found.put(type.getName(), type));
        return List.copyOf(found.values());
    }

    static List<? extends Class<?>> services() {
        return ServiceLoader.load(Playbook.class).stream()
                .map(ServiceLoader.Provider::type)
                .filter(type -> !isOfTests(type))
                .toList();
    }

    private static boolean isOfTests(Class<?> type) {
        var from = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return from.contains("/test-classes");
    }

    private static List<? extends Class<?>> scanned() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.remediator")
                        .stream()
                        .filter(type -> type.isAssignableTo(Playbook.class))
                        .filter(type -> !type.isInterface())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect)
                        .toList();
    }

    /// @throws LinkageError in one sentence, if it cannot be made as workers make it
    static Playbook make(Class<?> type) {
        try {
            return (Playbook) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(
                    type.getName()
                            + " is a playbook without a public constructor without parameters, so"
                            + " nobody can load it: "
                            + e,
                    e);
        }
    }
}
