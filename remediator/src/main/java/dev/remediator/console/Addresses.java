package dev.remediator.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of pages. What is put into them may be anything.
final class Addresses {

    private Addresses() {}

    static String incident(String id) {
        return "/incidents/" + encoded(id);
    }

    static String playbook(String name) {
        return "/playbooks/" + encoded(name);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
