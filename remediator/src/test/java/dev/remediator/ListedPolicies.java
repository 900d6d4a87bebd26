package dev.remediator;

import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.minutes;
import static dev.remediator.oncall.Escalations.onCall;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.alert.Severity;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.oncall.Schedule;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.standard.HealNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder that lists policies and playbooks, as a jar does.
public final class ListedPolicies {

    private ListedPolicies() {}

    /// A folder with [WebDown] and [HealNode], and these policies.
    public static Path in(Path folder, Class<?>... policies) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        list(services, Playbook.class, List.of(WebDown.class, HealNode.class));
        list(services, EscalationPolicy.class, List.of(policies));
        return folder;
    }

    private static void list(Path services, Class<?> type, List<Class<?>> classes)
            throws IOException {
        Files.write(
                services.resolve(type.getName()), classes.stream().map(Class::getName).toList());
    }

    /// Pages `web-on-call`.
    public static final class WebDown implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("WebDown"))
                    .lock(node(label("instance")))
                    .otherwise(page("web-on-call"));
        }
    }

    /// Calls a chat room and whoever is on call.
    public static final class WebOnCall implements EscalationPolicy {
        @Override
        public CallPlan plan() {
            return call(channel("ops-chat"))
                    .after(
                            minutes(5),
                            onCall(
                                    schedule("web", "Europe/Berlin")
                                            .daily(
                                                    "09:00",
                                                    person("ana").by("sms"),
                                                    person("bo").by("sms"))
                                            .from("2026-01-01")))
                    .onlyFrom(Severity.ERROR)
                    .untilSomebodyTakesIt();
        }

        @Override
        public String name() {
            return "web-on-call";
        }
    }

    /// Is called nearly as the one above.
    public static final class WebOncall implements EscalationPolicy {
        @Override
        public CallPlan plan() {
            return call(channel("ops-chat")).untilSomebodyTakesIt();
        }

        @Override
        public String name() {
            return "web-oncall";
        }
    }

    /// Is meant by every other name.
    public static final class Default implements EscalationPolicy {
        @Override
        public CallPlan plan() {
            return call(channel("pagerduty")).untilSomebodyTakesIt();
        }

        @Override
        public String name() {
            return "default";
        }
    }

    /// Cannot even be made.
    public static final class Senseless implements EscalationPolicy {
        private static final Schedule WEB =
                schedule("web", "Europe/Berln").daily("09:00", person("bo").by("sms")).from("");

        @Override
        public CallPlan plan() {
            return call(onCall(WEB)).untilSomebodyTakesIt();
        }

        @Override
        public String name() {
            return "senseless";
        }
    }
}
