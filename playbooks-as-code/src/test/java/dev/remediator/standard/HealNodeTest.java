package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Playbook;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HealNodeTest {

    @Test
    void it_prints_as_its_sentence() {
        assertThat(new HealNode().plan().sentence())
                .isEqualTo(
                        "When InstanceDown fires and has done so for 2 minutes,"
                                + " lock the node in label instance;"
                                + " first restart the service, which must hold for 2 minutes;"
                                + " then drain and reboot (destructive), which must hold for 5 minutes;"
                                + " lastly terminate and reprovision (destructive), which must hold for 5"
                                + " minutes;"
                                + " otherwise page on-call.");
    }

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(Playbook.class)).hasAtLeastOneElementOfType(HealNode.class);
    }
}
