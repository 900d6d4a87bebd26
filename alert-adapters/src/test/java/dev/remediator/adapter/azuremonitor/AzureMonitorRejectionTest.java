package dev.remediator.adapter.azuremonitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Answers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AzureMonitorRejectionTest {
    private static final Answers AZURE = Answers.of(new AzureMonitorAdapter());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {} | data/essentials
                    {"data":7} | data
                    {"data":{}} | data/essentials
                    {"schemaId":"azureMonitorCommonAlertSchema"} | data/essentials
                    {"schemaId":"AIP Budget Notification","data":{}} | data/BudgetName
                    {"data":{"essentials":7}} | data/essentials
                    {"data":{"essentials":{}}} | data/essentials/alertRule
                    {"data":{"essentials":{"monitorCondition":"Odd"}}} | data/essentials/monitorCondition
                    {"data":{"essentials":{"alertRule":"x","alertTargetIDs":7}}} | data/essentials/alertTargetIDs
                    {"data":{"essentials":{"firedDateTime":"soon"}}} | data/essentials/firedDateTime
                    {"data":{"essentials":{"alertRule":"x"},"alertContext":[]}} | data/alertContext
                    {"data":{"context":{"name":"x"}}} | data/status
                    {"status":"Odd","context":{"name":"x"}} | status
                    {"status":"Activated","context":{}} | context/name
                    {"SearchQuery":"x"} | AlertRuleName
                    {"AlertRuleName":"x","SearchIntervalEndtimeUtc":"soon"} | SearchIntervalEndtimeUtc
                    {"data":{"context":{"activityLog":{"level":"x"}}}} | data/context/activityLog/operationName
                    """)
    void what_is_wrong_is_rejected_with_its_place(String body, String field) {
        assertThat(AZURE.to(body))
                .isInstanceOfSatisfying(
                        Adapted.Rejected.class,
                        rejected -> assertThat(rejected.field()).isEqualTo(field));
    }

    @Test
    void another_schema_is_rejected_saying_what_to_change() {
        assertThat(AZURE.to("{\"schemaId\":\"SmartAlert\",\"data\":{}}"))
                .isEqualTo(
                        new Adapted.Rejected(
                                "field schemaId is a schema that cannot be read; switch the common"
                                        + " alert schema on for this webhook in the action group",
                                "schemaId"));
    }

    @Test
    void an_empty_array_is_ignored() {
        assertThat(AZURE.to("[]")).isEqualTo(new Adapted.Ignored("the message holds no alerts"));
    }
}
