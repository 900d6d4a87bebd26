package dev.remediator.replay.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.remediation.State;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NamesTest {

    private static Stream<Arguments> stories() {
        return Stream.of(
                Arguments.of(
                        "node/web-1",
                        "restart the service",
                        State.HEALED,
                        "web_1_was_healed_by_restart_the_service"),
                Arguments.of("node/web-1", null, State.CLEARED, "web_1_was_cleared"),
                Arguments.of("node/10.0.0.5", null, State.PAGED, "the_10_0_0_5_was_paged"),
                Arguments.of(
                        "deployment/shop/web",
                        "roll back",
                        State.PAGED,
                        "shop_web_was_paged_after_roll_back"),
                Arguments.of("node/web-1", "reboot", State.ACTING, "web_1_was_acting_with_reboot"),
                Arguments.of("node/ÄÖ*/\n", null, State.REFUSED, "it_was_refused"));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_method_says_what_happened(
            String resource, @Nullable String remedy, State end, String name) {
        var incident = Nights.incident(Nights.ID, resource, remedy, end, 0, 5);

        assertThat(Names.method(incident)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inc-0123456789abcdef",
                "notice-cluster=eu/../../etc",
                "..",
                "\\u000a } class X {",
                "*/ \" \n",
                "9 ünïcode \ud83d\ude80",
                ""
            })
    void names_are_names_whatever_the_incident_is_called(String hostile) {
        var long1 = hostile + "x".repeat(300);
        for (var id : new String[] {hostile, long1}) {
            assertThat(SourceVersion.isIdentifier(Names.type(id))).isTrue();
            assertThat(Names.fixture(id)).matches("[A-Za-z0-9_-]{0,40}\\.jsonl");
        }
    }
}
