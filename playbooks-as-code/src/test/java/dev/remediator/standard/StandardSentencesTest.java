package dev.remediator.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.remediator.playbook.Book;
import dev.remediator.playbook.Playbook;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandardSentencesTest {

    @ParameterizedTest
    @MethodSource
    void each_prints_as_its_sentence(Playbook playbook, String sentence) {
        assertThat(playbook.plan().sentence()).isEqualTo(sentence);
    }

    static Stream<Arguments> each_prints_as_its_sentence() {
        return Stream.of(
                arguments(
                        new FreeDisk(),
                        "When NodeFilesystemAlmostOutOfSpace fires, lock the node in label instance;"
                                + " first clean up the file system, which must hold for 10 minutes;"
                                + " otherwise page on-call."),
                arguments(
                        new ReplaceNode(),
                        "When NodeFailing fires, lock the node in label instance;"
                                + " first drain and replace (destructive, on the alert alone), which"
                                + " must hold for 5 minutes;"
                                + " otherwise page on-call."),
                arguments(
                        new RestartDeployment(),
                        "When KubeDeploymentReplicasMismatch fires, lock the deployment in labels"
                                + " namespace and deployment;"
                                + " first roll back what was just rolled out, which must hold for 5"
                                + " minutes;"
                                + " lastly restart the pods, which must hold for 5 minutes;"
                                + " otherwise page on-call."),
                arguments(
                        new CordonAndDrain(),
                        "When KubeNodeReadinessFlapping fires, lock the node in label node;"
                                + " first cordon and drain until it stands (destructive, on the alert"
                                + " alone), which must hold for 5"
                                + " minutes;"
                                + " otherwise page on-call."));
    }

    @Test
    void all_of_them_can_be_loaded_together() {
        var found =
                ServiceLoader.load(Playbook.class).stream()
                        .filter(p -> p.type().getPackage().equals(HealNode.class.getPackage()))
                        .map(ServiceLoader.Provider::get)
                        .toList();
        assertThat(Book.of(found).names())
                .contains(
                        "HealNode",
                        "FreeDisk",
                        "ReplaceNode",
                        "RestartDeployment",
                        "CordonAndDrain");
    }
}
