package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.access.Role;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.guard.Policy;
import dev.remediator.history.Accounting;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What is described is what there is: address by address, role by role, word by word.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DescriptionTest {
    private GatewayBench bench;

    @BeforeAll
    void opens() throws IOException {
        bench = new GatewayBench();
    }

    @AfterAll
    void closes() {
        bench.close();
    }

    /// All addresses but the console's, which people's browsers ask for.
    private static Stream<String> table() {
        var routes = routes();
        var webhooks =
                Stream.of("cloudevents", "uptime-robot")
                        .flatMap(source -> routes.webhook(new WebhookPath(source, "")).stream())
                        .flatMap(
                                route ->
                                        Stream.of("", "/{integration}")
                                                .map(
                                                        more ->
                                                                new Route(
                                                                        route.method(),
                                                                        route.pattern() + more,
                                                                        route.needs(),
                                                                        route.answer())));
        return Stream.concat(routes.all().stream(), webhooks)
                .map(DescriptionTest::address)
                .distinct();
    }

    private static String address(Route route) {
        var role = Optional.ofNullable(route.needs()).map(Role::word).orElse("");
        return (route.method() + " " + route.pattern() + " " + role).strip();
    }

    private static Routes routes() {
        var ledger = new FakeLedger();
        var responses = new FakeResponses();
        var chronicle = new Chronicle();
        var history = chronicle.history();
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var clock = InstantSource.system();
        var book = TinyBook.book();
        var door = new Door(book, ledger, responses);
        var telling =
                new Telling(new FakeOrders(chronicle), history.posture(), Duration.ofSeconds(1));
        var policies = (Policies) _ -> List.of();
        var webhooks =
                new Webhooks(
                        Integrations.open(AdapterRegistry.load()),
                        door,
                        new Strangers(ledger),
                        1000,
                        metrics,
                        clock);
        return new Routes(
                Gate.OPEN,
                webhooks,
                new Api(history, () -> new Accounting(0, 0, 0, 0), metrics, Optional::empty),
                new Overview(history, book, Policy.DEFAULT, clock),
                new Operator(telling, book, Policy.DEFAULT, clock),
                new Responder(responses, policies, history, clock),
                new ReplayDoor(door, history, true, metrics),
                new Renewing(webhooks),
                List.of());
    }

    @Test
    void every_address_is_described_with_its_role_and_no_other_one_is() {
        assertThat(Description.addresses()).containsExactlyInAnyOrderElementsOf(table().toList());
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("State", Arrays.stream(State.values()).map(State::word).toList()),
                Arguments.of("Reason", Arrays.stream(Reason.values()).map(Reason::word).toList()),
                Arguments.of(
                        "Level",
                        Arrays.stream(Autonomy.Level.values()).map(Autonomy.Level::word).toList()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void the_closed_lists_are_closed_there_too(String schema, List<String> words) throws Exception {
        var described = json().path("components").path("schemas").path(schema).path("enum");
        assertThat(described.valueStream().map(JsonNode::asString)).isEqualTo(words);
    }

    @Test
    void it_is_served_as_yaml_and_as_json() throws Exception {
        var yaml = bench.get("/api/openapi.yaml");
        assertThat(yaml.header("Content-Type")).contains("application/yaml; charset=utf-8");
        assertThat(YAMLMapper.shared().readTree(yaml.text())).isEqualTo(json());
    }

    @Test
    void whatever_it_points_to_is_there() throws Exception {
        var tree = json();
        assertThat(tree.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(to -> assertThat(tree.at(to.substring(1)).isObject()).isTrue());
    }

    @Test
    void every_operation_says_what_it_is_for_and_has_a_name_of_its_own() throws Exception {
        var operations = json().path("paths").findParents("operationId");
        assertThat(operations.stream().map(o -> o.path("operationId").asString()))
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(o -> assertThat(o.path("summary").isString()).isTrue());
    }

    private JsonNode json() throws Exception {
        return bench.get("/api/openapi.json").json();
    }
}
