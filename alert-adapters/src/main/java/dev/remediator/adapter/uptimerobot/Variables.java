package dev.remediator.adapter.uptimerobot;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Form;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Uptime Robot's variables, however their names are written: `monitorID`, `monitor_id`. Its users
/// write the body, so nobody knows.
///
/// @param body where a missing one would be
/// @param byName by name in lower case, without underscores
record Variables(Field body, Map<String, Field> byName) {

    /// What the body says; and what stands in the address, if the body does not say what happened.
    static Variables of(Delivery delivery) {
        var body = delivery.content();
        var variables = of(body);
        if (variables.at("alertType").present() || delivery.query().size() < 2) {
            return variables;
        }
        var all = new LinkedHashMap<>(of(Form.of(delivery.query())).byName);
        all.putAll(variables.byName);
        return new Variables(body, all);
    }

    static Variables of(Field body) {
        var byName = new LinkedHashMap<String, Field>();
        body.members().forEach((name, field) -> byName.putIfAbsent(plain(name), field));
        return new Variables(body, byName);
    }

    /// One of them, by the name Uptime Robot gives it.
    Field at(String name) {
        var field = byName.get(plain(name));
        return field == null ? body.at(name) : field;
    }

    /// What the first of them says.
    String said(String... names) {
        for (var name : names) {
            var said = at(name).said();
            if (!said.isEmpty()) {
                return said.strip();
            }
        }
        return "";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
