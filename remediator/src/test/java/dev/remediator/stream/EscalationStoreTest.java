package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.PageEvent;
import dev.remediator.escalation.Rulebook;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EscalationStoreTest {

    @Test
    void whoever_opens_the_store_after_it_knows_what_was_decided() {
        var kept = MemoryStore.open();
        var store = new EscalationStore(kept);
        var wanted = new PageEvent.Wanted(EscalationDeskTest.page("inc-1"));
        var decided = new Escalation(Rulebook.printed()).decide(store, wanted, EngineBench.START);

        store.save(decided);

        var again = new EscalationStore(kept);
        assertThat(again.page("inc-1")).isPresent().isEqualTo(decided.pages().get("inc-1"));
        assertThat(again.policy("web")).isPresent().isEqualTo(decided.policies().get("web"));
        assertThat(decided.series())
                .hasSize(1)
                .allSatisfy((name, file) -> assertThat(again.series(name)).isEqualTo(file));
    }
}
