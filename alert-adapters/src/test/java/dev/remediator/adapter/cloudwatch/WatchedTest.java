package dev.remediator.adapter.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Answers;
import dev.remediator.alert.Alert;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WatchedTest {
    private static final Answers CLOUDWATCH = Answers.of(new CloudWatchAdapter());

    @ParameterizedTest
    @CsvSource({
        "AutoScalingGroupName InstanceId, InstanceId/it",
        "EngineName DBInstanceIdentifier, DBInstanceIdentifier/it",
        "DBClusterIdentifier Role,        DBClusterIdentifier/it",
        "AvailabilityZone LoadBalancer,   LoadBalancer/it",
        "TargetGroup AvailabilityZone,    TargetGroup/it",
        "ClusterName ServiceName,         ServiceName/it",
        "Alias FunctionName,              FunctionName/it",
        "Color Age,                       Age/it",
    })
    void the_resource_is_the_most_telling_dimension(String names, String resource) {
        var pairs =
                Stream.of(names.split(" ", 0))
                        .map("{\"value\": \"it\", \"name\": \"%s\"}"::formatted)
                        .collect(Collectors.joining(","));
        var body =
                """
                {"AlarmName": "x", "NewStateValue": "ALARM", "Trigger": {"Dimensions": [%s]}}
                """
                        .formatted(pairs);
        assertThat(CLOUDWATCH.alert(body).resource()).isEqualTo(resource);
    }

    @Test
    void an_alarm_of_alarms_is_about_itself() {
        assertThat(CLOUDWATCH.alertIn("lambda-composite.json"))
                .returns("alarm/everything", Alert::resource)
                .returns("ALARM(a) OR ALARM(b)", alert -> alert.annotations().get("alarmRule"));
    }

    @Test
    void the_metrics_of_a_formula_are_looked_through() {
        assertThat(CLOUDWATCH.alertIn("odd.json").labels())
                .containsEntry("LoadBalancer", "app/front/50dc6c495c0c9188")
                .containsEntry("namespace", "AWS/ApplicationELB")
                .containsEntry("metric", "HTTPCode_ELB_5XX_Count");
    }

    @Test
    void the_region_is_that_of_the_topic_and_not_what_people_call_it() {
        assertThat(CLOUDWATCH.alertIn("odd.json").labels()).containsEntry("region", "eu-west-3");
    }
}
