package dev.remediator.replay.alerts;

import static dev.remediator.replay.alerts.AlertFiles.columns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Mapping;
import dev.remediator.adapter.Reading;
import dev.remediator.adapter.json.MappedJsonAdapter;
import dev.remediator.alert.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read out of a file is what would have come in by webhook.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class AdapterAgreementTest {
    private static final Instant AT = Instant.parse("2022-01-15T10:00:00Z");

    @TempDir private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'n':'Down','m':'web-1','s':'firing','l':'crit','b':'2022-01-15T09:59:00Z',"
                        + "'z':'eu','t':'text','u':'https://x/y'",
                "'n':' Down ','m':' web-1 ','s':'Open','l':'p2','b':1642240740,"
                        + "'z':' eu ','u':'file:///x'",
                "'n':'Down','m':'','s':'ack','l':'what'",
                "'n':'Down','m':'web-1','s':'closed','b':'2022-01-15T09:59:00Z',"
                        + "'e':'2022-01-15T10:00:00Z'"
            })
    void the_adapter_for_json_reads_the_same(String written) throws IOException {
        var members = written.replace('\'', '"');
        var adapted = adapted("{" + members + "}");
        var file =
                new AlertFiles(directory)
                        .file("a.jsonl", "{\"at\":\"" + AT + "\"," + members + "}\n");
        var options =
                columns(
                        "time=at,name=n,resource=m,status=s,severity=l,start=b,end=e,label.zone=z,"
                                + "annotation.text=t,link.log=u,source='json'");

        var read = new AlertFiles(directory).read(options, file).getFirst().alert();

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("series", "episode", "delivery", "labels")
                .isEqualTo(adapted);
        assertThat(read.labels()).containsAllEntriesOf(trimmed(adapted.labels()));
    }

    /// A table's values are trimmed.
    private static Map<String, String> trimmed(Map<String, String> labels) {
        return labels.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().strip()));
    }

    private static Alert adapted(String body) {
        var mapping =
                new Mapping(
                        "",
                        "/n",
                        "/s",
                        Map.of(),
                        "/l",
                        "/m",
                        "host",
                        "",
                        "",
                        "/b",
                        "/e",
                        Map.of("zone", "/z"),
                        Map.of("text", "/t"),
                        Map.of("log", "/u"));
        var delivery =
                new Delivery("x", Map.of(), body.getBytes(StandardCharsets.UTF_8), AT)
                        .readAs(Reading.DEFAULT.mapped(mapping));
        return ((Adapted.Alerts) new MappedJsonAdapter().adapt(delivery)).alerts().getFirst();
    }
}
