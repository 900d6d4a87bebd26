package dev.remediator.adapter.alertmanager;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.WebAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects the addresses people may follow. Only web addresses: a link is the one text somebody
/// will click, and `javascript:` is an address too.
final class Links {

    private Links() {}

    static Map<String, String> of(Field alert, Map<String, String> annotations, Group group) {
        var links = new LinkedHashMap<String, String>();
        add(links, "generator", alert.at("generatorURL").text().orElse(""));
        add(links, "alertmanager", group.url());
        add(links, "runbook", annotations.get("runbook_url"));
        add(links, "dashboard", annotations.get("dashboard"));
        return links;
    }

    static void add(Map<String, String> links, String to, @Nullable String address) {
        if (address != null) {
            WebAddress.read(address).ifPresent(web -> links.put(to, web));
        }
    }
}
