package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlackTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "a & b < c > d | a &amp; b &lt; c &gt; d",
                "<!channel> | &lt;!channel&gt;",
                "<@U012AB3CD> | &lt;@U012AB3CD&gt;",
                "@here @Channel @everyone ana@example.org | ＠here ＠Channel ＠everyone"
                        + " ana@example.org",
                "&lt;!here&gt; | &amp;lt;!here&amp;gt;",
                "<javascript:alert(1)|safe> | &lt;javascript:alert(1)|safe&gt;",
                "see https://a.example/x?a=b&c=d now | see <https://a.example/x?a=b&amp;c=d> now",
                "<https://a.example/x> | &lt;<https://a.example/x>&gt;",
                "<https://a.example/x|https://b.example>  | "
                        + " &lt;<https://a.example/x>|<https://b.example>&gt;",
                "ftp://a.example | ftp://a.example",
                "$1 \\ | $1 \\"
            })
    void text_stays_text_and_only_web_addresses_are_links(String said, String written) {
        assertThat(SlackText.linked(said)).isEqualTo(written);
    }
}
