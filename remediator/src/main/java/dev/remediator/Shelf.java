package dev.remediator;

import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Playbook;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The loaded playbooks, with the loader of their classes.
///
/// @param book the playbooks, in the order they are tried
/// @param policies the escalation policies
/// @param loader the loader of their classes
public record Shelf(Book book, List<EscalationPolicy> policies, ClassLoader loader) {
    private static final String SERVICES = "META-INF/services/";
    private static final String LIST = SERVICES + Playbook.class.getName();

    /// Copies the policies.
    public Shelf {
        policies = List.copyOf(policies);
    }

    /// Without escalation policies of its own.
    public Shelf(Book book, ClassLoader loader) {
        this(book, List.of(), loader);
    }

    /// Loads playbooks from jars or class folders, just those that they list: theirs, or standard
    /// ones by name. Without any, all the standard ones.
    ///
    /// @throws IllegalArgumentException in one sentence, if a jar is missing, none lists a
    ///   playbook, or the playbooks do not make a sound book
    public static Shelf load(List<Path> jars) {
        var standard = Shelf.class.getClassLoader();
        if (jars.isEmpty()) {
            return new Shelf(
                    Book.of(standard(standard, Playbook.class), new Edition(List.of())::of),
                    standard(standard, EscalationPolicy.class),
                    standard);
        }
        var loader = new URLClassLoader("playbooks", urls(jars), standard);
        var listed = listed(loader, Playbook.class);
        if (listed.isEmpty()) {
            throw new IllegalArgumentException(
                    "no playbook is listed in %s of %s; list some, standard ones too if they are to be used"
                            .formatted(LIST, jars));
        }
        return new Shelf(
                Book.of(listed, new Edition(jars)::of),
                listed(loader, EscalationPolicy.class),
                loader);
    }

    /// Playbooks and policies of this program's own class path, by their classes, in this order.
    ///
    /// @throws IllegalArgumentException in one sentence, if a class is not there or is none, or the
    ///   playbooks do not make a sound book
    public static Shelf named(List<String> playbooks, List<String> policies) {
        var loader = Shelf.class.getClassLoader();
        var books = playbooks.stream().map(name -> make(name, loader, Playbook.class)).toList();
        return new Shelf(
                Book.of(books, new Edition(List.of())::of),
                policies.stream().map(name -> make(name, loader, EscalationPolicy.class)).toList(),
                loader);
    }

    /// The same, where some resources have more than one name.
    ///
    /// @param aliases as [Book#knowing]
    public Shelf knowing(Map<String, String> aliases) {
        return new Shelf(book.knowing(aliases), policies, loader);
    }

    private static <T> List<T> standard(ClassLoader loader, Class<T> type) {
        try {
            return ServiceLoader.load(type, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "a %s cannot be loaded: %s".formatted(what(type), cause(e)), e);
        }
    }

    /// What the jars' own lists name, wherever the classes are.
    private static <T> List<T> listed(URLClassLoader loader, Class<T> type) {
        var all = new ArrayList<T>();
        try {
            for (var list : Collections.list(loader.findResources(SERVICES + type.getName()))) {
                try (var in = list.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(name -> !name.isEmpty())
                            .forEach(name -> all.add(make(name, loader, type)));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "a list of %s cannot be read: %s".formatted(what(type), e), e);
        }
        return all;
    }

    private static String what(Class<?> type) {
        return type == Playbook.class ? "playbook" : "policy";
    }

    private static <T> T make(String name, ClassLoader loader, Class<T> type) {
        try {
            var found = Class.forName(name, true, loader);
            return found.asSubclass(type).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new IllegalArgumentException(
                    "%s %s cannot be loaded: %s".formatted(what(type), name, cause(e)), e);
        }
    }

    /// What a class refused while it was being made, such as a schedule that makes no sense, in its
    /// own words.
    private static String cause(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return e.toString();
    }

    private static URL[] urls(List<Path> jars) {
        var urls = new ArrayList<URL>();
        for (var jar : jars) {
            if (!Files.isReadable(jar)) {
                throw new IllegalArgumentException("there is no playbook jar at " + jar);
            }
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("not a playbook jar: " + jar, e);
            }
        }
        return urls.toArray(URL[]::new);
    }
}
