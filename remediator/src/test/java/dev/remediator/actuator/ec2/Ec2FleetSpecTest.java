package dev.remediator.actuator.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class Ec2FleetSpecTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static Ec2FleetSpec spec(
            String region, String endpoint, Map<String, String> tags, String group) {
        return new Ec2FleetSpec(
                "web",
                region,
                endpoint,
                "",
                tags,
                "Name",
                group,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                -1,
                LIMIT,
                Duration.ofMinutes(5));
    }

    private static Ec2FleetSpec tagged(Map<String, String> tags) {
        return spec("eu-central-1", "", tags, "");
    }

    @Test
    void a_fleet_without_tags_would_be_every_instance_and_is_refused() {
        assertThatThrownBy(() -> tagged(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tags is empty")
                .hasMessageContaining("every instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "we?", "w*b", "", "a\\*", "a\nb"})
    void a_tag_that_could_mean_many_is_refused(String value) {
        assertThatThrownBy(() -> tagged(Map.of("service", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tags.service is '" + value + "'");
    }

    @Test
    void a_tag_of_our_own_selects_nothing() {
        assertThatThrownBy(() -> tagged(Map.of("remediator:order", "x")))
                .hasMessageContaining("kept for our own marks");
    }

    @Test
    void the_groups_own_tag_may_select() {
        var spec =
                spec("us-gov-west-1", "", Map.of("aws:autoscaling:groupName", "web"), "web-group");

        assertThat(spec.grouped()).isTrue();
    }

    @Test
    void what_stands_alone_and_has_a_template_selects_by_tags_that_can_be_given() {
        assertThatThrownBy(
                        () ->
                                new Ec2FleetSpec(
                                        "web",
                                        "eu-central-1",
                                        "",
                                        "",
                                        Map.of("aws:x", "y"),
                                        "Name",
                                        "",
                                        Optional.of(new LaunchTemplate("lt-0abc1234", "7")),
                                        Optional.empty(),
                                        List.of(),
                                        -1,
                                        LIMIT,
                                        LIMIT))
                .hasMessageContaining("cannot be given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "eu", "EU-central-1", "eu-central-1/../x", "eu-central-1.evil.example"})
    void a_region_that_is_none_is_refused(String region) {
        assertThatThrownBy(() -> spec(region, "", Map.of("a", "b"), ""))
                .hasMessageStartingWith("region is '" + region + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "ftp://host", "http://", "file:///etc", "not a url"})
    void an_endpoint_that_is_no_url_is_refused(String endpoint) {
        assertThatThrownBy(() -> spec("eu-central-1", endpoint, Map.of("a", "b"), ""))
                .hasMessageStartingWith("endpoint is '" + endpoint + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "$Newest", "-1", "", "1 2"})
    void a_template_version_that_is_none_is_refused(String version) {
        assertThatThrownBy(() -> new LaunchTemplate("web", version))
                .hasMessageStartingWith("launch-template.version is '" + version + "'");
    }
}
