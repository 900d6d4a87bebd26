package dev.remediator.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.standard.HealNode;
import dev.remediator.standard.RestartDeployment;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MatchingAlertTest {

    @Test
    void one_label_holds_the_whole_name() {
        var alert = MatchingAlert.of(new HealNode().plan(), "rack-1/web-1");
        assertThat(alert.labels()).isEqualTo(Map.of("instance", "rack-1/web-1"));
    }

    @ParameterizedTest
    @CsvSource({"shop/web, shop, web", "target-1, namespace, target-1"})
    void of_two_labels_each_holds_its_part(String target, String namespace, String name) {
        var plan = new RestartDeployment().plan();
        var alert = MatchingAlert.of(plan, target);
        assertThat(alert.labels()).isEqualTo(Map.of("namespace", namespace, "deployment", name));
        assertThat(plan.answers(alert)).contains(alert.resource());
    }
}
