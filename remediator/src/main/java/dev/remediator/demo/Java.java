package dev.remediator.demo;

import java.nio.file.Path;

/// The virtual machine this process runs in, to start more like it.
final class Java {

    private Java() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }
}
