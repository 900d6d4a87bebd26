package dev.remediator.adapter.zabbix;

import static dev.remediator.adapter.Deliveries.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Guide;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MediaTypeTest {
    private static final Pattern PARAMETER = Pattern.compile("- name: (\\S+)\\R\\s+value: '\\{");

    private final String mediaType = new ZabbixAdapter().guide().snippets().getFirst().text();

    @Test
    void it_sends_exactly_what_the_fixture_has() {
        var sent = PARAMETER.matcher(mediaType).results().map(found -> found.group(1)).toList();
        var fixture = new JsonMapper().readTree(file("zabbix/firing.json"));
        assertThat(sent).containsExactlyInAnyOrderElementsOf(fixture.propertyNames());
    }

    @Test
    void its_macros_are_called_like_its_members() {
        assertThat(mediaType)
                .contains(
                        "{EVENT.ID}",
                        "{EVENT.RECOVERY.ID}",
                        "{EVENT.NSEVERITY}",
                        "{EVENT.TAGSJSON}",
                        "{EVENT.UPDATE.STATUS}",
                        "{EVENT.UPDATE.ACTION}",
                        "{TRIGGER.ID}",
                        "{HOST.ID}",
                        "{EVENT.TIMESTAMP}",
                        Guide.SECRET);
        assertThat(PARAMETER.matcher(mediaType).results().map(MatchResult::group)).hasSize(32);
    }
}
