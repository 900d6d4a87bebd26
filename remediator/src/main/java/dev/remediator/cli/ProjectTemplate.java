package dev.remediator.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A project of playbooks, as `remediator new` writes it: the files of the folder `project`, in
/// which words between two `@` are replaced.
///
/// @param folder where to
/// @param name what Maven calls it
/// @param packageName the playbooks' Java package
record ProjectTemplate(Path folder, String name, String packageName) {
    private static final String FOLDER = "project/";
    private static final String REPOSITORY = "repository";
    private static final String VERSION = "<remediator.version>%s</remediator.version>";

    void write(PlaybooksJar jar) throws IOException {
        for (var file : files().entrySet()) {
            var to = folder.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.writeString(to, filled(read(file.getValue()), jar.version()));
        }
        service("dev.remediator.playbook.Playbook", "RestartWeb");
        service("dev.remediator.oncall.EscalationPolicy", "WebOnCall");
        jar.write(folder.resolve(REPOSITORY));
    }

    /// Where each file of the template goes, by the place in the project.
    private Map<String, String> files() {
        var main = "src/main/java/" + packageName.replace('.', '/') + "/";
        var test = "src/test/java/" + packageName.replace('.', '/') + "/";
        var files = new LinkedHashMap<String, String>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put(".gitignore", "gitignore");
        files.put("local.yaml", "local.yaml");
        files.put("service/Web.java", "Web.java.txt");
        files.put("recordings/README.md", "recordings/README.md");
        files.put(main + "RestartWeb.java", "java/RestartWeb.java.txt");
        files.put(main + "WebOnCall.java", "java/WebOnCall.java.txt");
        files.put(test + "RestartWebTest.java", "java/RestartWebTest.java.txt");
        return files;
    }

    private void service(String of, String type) throws IOException {
        var services = folder.resolve("src/main/resources/META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(of), packageName + "." + type + "\n");
    }

    private String filled(String text, String version) {
        return text.replace("@NAME@", name)
                .replace("@PACKAGE@", packageName)
                .replace("@VERSION@", version)
                .replace("@FOLDER@", folder.toString());
    }

    private static String read(String file) throws IOException {
        try (var in = ProjectTemplate.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException("this build has no " + FOLDER + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Puts another jar into a project that is there.
    static void renew(Path folder, PlaybooksJar jar) throws IOException {
        var pom = folder.resolve("pom.xml");
        var line = VERSION.formatted("[^<]*");
        var text = Files.isRegularFile(pom) ? Files.readString(pom) : "";
        var renewed = text.replaceFirst(line, VERSION.formatted(jar.version()));
        if (!text.matches("(?s).*" + line + ".*")) {
            throw new IllegalArgumentException(
                    "there is no pom.xml with <remediator.version> in " + folder);
        }
        jar.write(folder.resolve(REPOSITORY));
        Files.writeString(pom, renewed);
    }
}
