package dev.remediator;

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
/// @param loader the loader of their classes
public record Shelf(Book book, ClassLoader loader) {
    private static final String LIST = "META-INF/services/" + Playbook.class.getName();

    /// Loads playbooks from jars or class folders, just those that they list: theirs, or standard
    /// ones by name. Without any, all the standard ones.
    ///
    /// @throws IllegalArgumentException in one sentence, if a jar is missing, lists no playbook, or
    ///   the playbooks do not make a sound book
    public static Shelf load(List<Path> jars) {
        var standard = Shelf.class.getClassLoader();
        if (jars.isEmpty()) {
            return new Shelf(Book.of(standard(standard), new Edition(List.of())::of), standard);
        }
        var loader = new URLClassLoader("playbooks", urls(jars), standard);
        var listed = listed(loader);
        if (listed.isEmpty()) {
            throw new IllegalArgumentException("no playbook is listed in " + LIST + " of " + jars);
        }
        return new Shelf(Book.of(listed, new Edition(jars)::of), loader);
    }

    /// The same, where some resources have more than one name.
    ///
    /// @param aliases as [Book#knowing]
    Shelf knowing(Map<String, String> aliases) {
        return new Shelf(book.knowing(aliases), loader);
    }

    private static List<Playbook> standard(ClassLoader loader) {
        try {
            return ServiceLoader.load(Playbook.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("a playbook cannot be loaded: " + e.getMessage(), e);
        }
    }

    /// What the jars' own lists name, wherever the classes are.
    private static List<Playbook> listed(URLClassLoader loader) {
        var playbooks = new ArrayList<Playbook>();
        try {
            for (var list : Collections.list(loader.findResources(LIST))) {
                try (var in = list.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(name -> !name.isEmpty())
                            .forEach(name -> playbooks.add(make(name, loader)));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a list of playbooks cannot be read: " + e, e);
        }
        return playbooks;
    }

    private static Playbook make(String name, ClassLoader loader) {
        try {
            var type = Class.forName(name, true, loader);
            return type.asSubclass(Playbook.class).getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new IllegalArgumentException("playbook " + name + " cannot be loaded: " + e, e);
        }
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
