package dev.remediator.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.access.Role;
import dev.remediator.gateway.Address;
import dev.remediator.it.fixture.Browser;
import dev.remediator.it.fixture.TokenedRemediator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who is let in where, and what hostile alerts do to those who look at them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecurityIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Anybody may ask these, and nothing else.
    private static final Set<String> OPEN =
            Set.of("/healthz", "/readyz", "/sign-in", "/assets/{name}");

    /// Each breaks out of another place: text, an attribute, a script, an address, a template.
    private static final List<String> HOSTILE =
            List.of(
                    "<script>window.xss=1</script>",
                    "\"><img src=x onerror=window.xss=1>",
                    "' onmouseover='window.xss=1' autofocus onfocus='window.xss=1",
                    "</title></textarea></style></script><svg onload=window.xss=1>",
                    "javascript:window.xss=1//",
                    "${window.xss=1}{{constructor.constructor('window.xss=1')()}}",
                    "\\u003cscript>window.xss=1\u2028</script>\u202e");

    private TokenedRemediator remediator;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        remediator = new TokenedRemediator(directory.resolve("data"));
    }

    @AfterAll
    void stop() {
        if (remediator != null) {
            remediator.close();
        }
    }

    private int status(String token, Address address) throws Exception {
        var path = address.pattern().replaceAll("\\{[^}]+}", "x");
        return remediator.ask(token, address.method(), path, "").statusCode();
    }

    private List<String> answering(String token, int status, Stream<Address> addresses)
            throws Exception {
        var wrong = new ArrayList<String>();
        for (var address : addresses.toList()) {
            int answered = status(token, address);
            if (answered != status) {
                wrong.add(address.method() + " " + address.pattern() + ": " + answered);
            }
        }
        return wrong;
    }

    private Stream<Address> needing(Role role) {
        return remediator.addresses().stream()
                .filter(address -> address.needs().filter(role::equals).isPresent());
    }

    @Test
    void only_health_and_signing_in_ask_nobody_who_they_are() {
        assertThat(
                        remediator.addresses().stream()
                                .filter(address -> address.needs().isEmpty())
                                .map(Address::pattern))
                .isSubsetOf(OPEN);
    }

    @Test
    void without_a_token_nothing_else_is_answered() throws Exception {
        var closed = remediator.addresses().stream().filter(a -> a.needs().isPresent()).toList();
        assertThat(closed).hasSizeGreaterThan(20);
        assertThat(answering("", 401, closed.stream())).isEmpty();
    }

    @Test
    void a_wrong_token_is_none() throws Exception {
        var closed = remediator.addresses().stream().filter(a -> a.needs().isPresent());
        assertThat(answering(TokenedRemediator.ADMIN + "x", 401, closed)).isEmpty();
    }

    @Test
    void a_viewer_does_nothing_that_takes_an_operator_or_an_admin() throws Exception {
        var more = Stream.concat(needing(Role.OPERATOR), needing(Role.ADMIN)).toList();
        assertThat(more).hasSizeGreaterThan(5);
        assertThat(answering(TokenedRemediator.VIEWER, 403, more.stream())).isEmpty();
    }

    @Test
    void an_operator_does_nothing_that_takes_an_admin() throws Exception {
        assertThat(needing(Role.ADMIN)).isNotEmpty();
        assertThat(answering(TokenedRemediator.OPERATOR, 403, needing(Role.ADMIN))).isEmpty();
    }

    @Test
    void hostile_alerts_are_text_on_every_page_and_no_page_has_a_secret() throws Exception {
        send();
        steer();
        await("the incidents").atMost(PATIENCE).until(() -> incidents().size() >= HOSTILE.size());
        try (var browser = new Browser(remediator.base())) {
            signIn(browser);
            for (var page : pages()) {
                browser.visit(page);
                browser.shown("main");
                assertInert(browser, page);
            }
        }
    }

    private static void signIn(Browser browser) {
        browser.visit("/sign-in");
        browser.shown("#token").sendKeys(TokenedRemediator.ADMIN);
        browser.shown("button").click();
        browser.says("boss");
    }

    private static void assertInert(Browser browser, String page) {
        // What waits for a pointer or the keyboard is provoked as well.
        var ran =
                browser.driver()
                        .executeScript(
                                """
                                document.querySelectorAll('*').forEach(e => {
                                    e.dispatchEvent(new Event('mouseover'));
                                    e.dispatchEvent(new Event('focus'));
                                });
                                return window.xss === undefined ? '' : String(window.xss);
                                """);
        assertThat(ran).as("what ran at %s", page).isEqualTo("");
        assertThat(browser.complaints()).as("complaints at %s", page).isEmpty();
        assertThat(browser.all("main [onerror], main [onload], main [onfocus], main [onmouseover]"))
                .as("handlers at %s", page)
                .isEmpty();
        assertThat(browser.all("main script")).as("scripts at %s", page).isEmpty();
        var elsewhere =
                browser.driver()
                        .executeScript(
                                """
                                return [...document.querySelectorAll('[href], [src], [action]')]
                                    .flatMap(e => ['href', 'xlink:href', 'src', 'action']
                                        .map(a => e.getAttribute(a)))
                                    .filter(to => to !== null && !/^(https?:\\/\\/|[\\/#?])/.test(to));
                                """);
        assertThat(elsewhere).as("links at %s", page).isEqualTo(List.of());
        assertThat(browser.driver().getPageSource())
                .as("secrets at %s", page)
                .doesNotContain("planted-", TokenedRemediator.ROUTING_KEY);
    }

    /// Each hostile text is in every field there is, for several kinds of senders.
    private void send() throws Exception {
        for (var hostile : HOSTILE) {
            var alert =
                    Map.of(
                            "status",
                            "firing",
                            "labels",
                            Map.of(
                                    "alertname", hostile,
                                    "instance", hostile,
                                    "job", hostile,
                                    "cluster", hostile,
                                    "severity", hostile,
                                    "any", hostile),
                            "annotations",
                            Map.of(
                                    "summary", hostile,
                                    "description", hostile,
                                    "runbook_url", hostile,
                                    "dashboard_url", "javascript:window.xss=1"),
                            "generatorURL",
                            hostile,
                            "fingerprint",
                            hostile,
                            "dashboardURL",
                            hostile,
                            "panelURL",
                            "javascript:window.xss=1",
                            "startsAt",
                            "2026-11-22T03:00:00Z");
            var message =
                    Map.of(
                            "version", "4",
                            "status", "firing",
                            "receiver", hostile,
                            "groupKey", hostile,
                            "externalURL", hostile,
                            "title", hostile,
                            "alerts", List.of(alert));
            taken("/webhooks/alertmanager", message);
            taken("/webhooks/grafana", message);
            taken("/api/v2/alerts", List.of(alert));
            // A playbook takes this one up.
            taken(
                    "/api/v2/alerts",
                    List.of(
                            Map.of(
                                    "labels",
                                    Map.of("alertname", "InstanceDown", "instance", hostile),
                                    "annotations",
                                    Map.of("summary", hostile))));
        }
    }

    private void taken(String path, Object message) throws Exception {
        var body = JSON.writeValueAsString(message);
        var answer = remediator.ask(TokenedRemediator.OPERATOR, "POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }

    /// People's words are shown as well.
    private void steer() throws Exception {
        var hostile = HOSTILE.getFirst();
        var pull = Map.of("action", "pull", "reason", hostile, "by", hostile);
        var silence =
                Map.of(
                        "matchers",
                        List.of("alertname=" + hostile),
                        "for",
                        "PT1H",
                        "reason",
                        hostile,
                        "by",
                        hostile);
        taken("/api/andon", pull);
        taken("/api/silences", silence);
    }

    private JsonNode got(String path) throws Exception {
        return JSON.readTree(remediator.ask(TokenedRemediator.VIEWER, "GET", path, "").body());
    }

    private List<String> incidents() throws Exception {
        return got("/api/incidents?limit=1000")
                .path("incidents")
                .valueStream()
                .map(incident -> incident.path("id").asString())
                .toList();
    }

    /// Everything a browser can go to, with each name the program knows.
    private Set<String> pages() throws Exception {
        var pages = new LinkedHashSet<String>();
        for (var address : remediator.addresses()) {
            var pattern = address.pattern();
            boolean page =
                    address.method().equals("GET")
                            && address.needs().isPresent()
                            && !pattern.matches("/(api|live|metrics|webhooks)(/.*|\\..*)?");
            if (page && pattern.equals("/incidents/{id}")) {
                incidents().forEach(id -> pages.add("/incidents/" + id));
            } else if (page && pattern.equals("/playbooks/{name}")) {
                pages.add("/playbooks/QuickHeal");
            } else if (page && !pattern.contains("{")) {
                pages.add(pattern);
            }
        }
        return pages;
    }
}
