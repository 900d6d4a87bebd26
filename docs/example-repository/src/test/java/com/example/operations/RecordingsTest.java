package com.example.operations;

import dev.remediator.replay.proof.Recordings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What happened on our nights is decided again with the playbooks as they are now.
class RecordingsTest {

    @Test
    void only_what_is_declared_would_have_been_different() {
        Recordings.in(Path.of("recordings"))
                .replayedWith(new HealWebNode())
                .callingPeopleBy(new WebOnCall())
                .changeOnly(Path.of("expected-differences.txt"));
    }
}
