package dev.remediator.topic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Condition;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Phase;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.Run;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// How the words of the pure rooms look in JSON. The rooms themselves know nothing of it.
public final class Json {
    /// Instants as ISO text, sealed cases told apart by `kind`, unknown fields ignored, what is not
    /// `@Nullable` never null. Thread-safe.
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .annotationIntrospector(new Promised())
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .addMixIn(Answer.class, ByKind.class)
                    .addMixIn(Command.class, ByKind.class)
                    .addMixIn(Condition.class, ByKind.class)
                    .addMixIn(Event.class, ByKind.class)
                    .addMixIn(PageReport.class, ByKind.class)
                    .addMixIn(Petition.class, ByKind.class)
                    .addMixIn(Phase.class, ByKind.class)
                    .addMixIn(Report.class, ByKind.class)
                    .addMixIn(Ruling.class, ByKind.class)
                    .addMixIn(Run.Owner.class, ByKind.class)
                    .build();

    private Json() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface ByKind {}
}
