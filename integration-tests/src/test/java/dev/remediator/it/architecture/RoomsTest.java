package dev.remediator.it.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.remediator", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule the_words_and_the_language_depend_on_nothing =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "dev.remediator.alert..",
                            "dev.remediator.playbook..",
                            "dev.remediator.port..",
                            "dev.remediator.failover..",
                            "dev.remediator.journal..",
                            "dev.remediator.oncall..",
                            "dev.remediator.standard..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "dev.remediator.failover..",
                            "dev.remediator.alert..",
                            "dev.remediator.playbook..",
                            "dev.remediator.port..",
                            "dev.remediator.journal..",
                            "dev.remediator.oncall..",
                            "dev.remediator.standard..");

    @ArchTest
    static final ArchRule a_journal_is_played_without_knowing_the_time_or_a_broker =
            noClasses()
                    .that()
                    .resideInAPackage("dev.remediator.journal..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.io..", "java.net..", "java.nio..");

    @ArchTest
    static final ArchRule only_the_test_kit_knows_a_test_framework =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.remediator.testkit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule nobody_who_works_knows_the_test_kit =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.remediator.testkit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.remediator.testkit..");

    @ArchTest
    static final ArchRule the_test_kit_knows_only_the_language_and_the_journal =
            classes()
                    .that()
                    .resideInAPackage("dev.remediator.testkit..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.junit..",
                            "dev.remediator.failover..",
                            "dev.remediator.alert..",
                            "dev.remediator.playbook..",
                            "dev.remediator.port..",
                            "dev.remediator.journal..",
                            "dev.remediator.oncall..",
                            "dev.remediator.testkit..");

    @ArchTest
    static final ArchRule the_test_kit_never_sleeps =
            noClasses()
                    .that()
                    .resideInAPackage("dev.remediator.testkit..")
                    .should()
                    .callMethodWhere(target(nameMatching("sleep|awaitNanos|parkNanos|parkUntil")));

    @ArchTest
    static final ArchRule deciding_is_pure =
            classes()
                    .that()
                    .resideInAnyPackage(
                            "dev.remediator.reason..",
                            "dev.remediator.guard..",
                            "dev.remediator.remediation..",
                            "dev.remediator.escalation..",
                            "dev.remediator.oncall..",
                            "dev.remediator.warden..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java.lang..",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "java.time..",
                            "java.security",
                            "java.nio.charset",
                            "org.jspecify..",
                            "org.pcollections",
                            "dev.remediator.alert..",
                            "dev.remediator.playbook..",
                            "dev.remediator.journal..",
                            "dev.remediator.reason..",
                            "dev.remediator.guard..",
                            "dev.remediator.remediation..",
                            "dev.remediator.escalation..",
                            "dev.remediator.oncall..",
                            "dev.remediator.warden..");

    @ArchTest
    static final ArchRule judging_a_database_is_pure =
            classes()
                    .that()
                    .resideInAPackage("dev.remediator.failover..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java.lang..",
                            "java.util",
                            "java.util.function",
                            "java.util.stream",
                            "java.time..",
                            "org.jspecify..",
                            "dev.remediator.failover..");

    /// They read bytes in memory, and texts of their own on the class path.
    @ArchTest
    static final ArchRule adapters_are_pure =
            classes()
                    .that()
                    .resideInAPackage("dev.remediator.adapter..")
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage(
                                            "java.lang..",
                                            "java.util..",
                                            "java.time..",
                                            "java.math..",
                                            "java.net",
                                            "java.nio",
                                            "java.nio.charset",
                                            "java.security..",
                                            "javax.crypto..",
                                            "javax.naming..",
                                            "javax.security.auth.x500",
                                            "tools.jackson..",
                                            "com.google.protobuf..",
                                            "io.opentelemetry.proto..",
                                            "org.jspecify..",
                                            "dev.remediator.alert..",
                                            "dev.remediator.adapter..")
                                    .or(
                                            belongToAnyOf(
                                                    ByteArrayOutputStream.class,
                                                    InputStream.class,
                                                    IOException.class,
                                                    UncheckedIOException.class)));

    @ArchTest
    static final ArchRule adapters_call_nobody =
            noClasses()
                    .that()
                    .resideInAPackage("dev.remediator.adapter..")
                    .should()
                    .dependOnClassesThat(
                            belongToAnyOf(Socket.class, URLConnection.class, HttpClient.class));

    @ArchTest
    static final ArchRule only_the_stream_room_knows_kafka_streams =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.remediator.stream..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule only_the_rooms_that_act_outside_know_okhttp =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.remediator.paging..",
                            "dev.remediator.actuator..",
                            "dev.remediator.gateway.sns..",
                            "dev.remediator.reconcile..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("okhttp3..");

    @ArchTest
    static final ArchRule only_the_actuators_know_the_clients_of_what_they_act_upon =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.remediator.actuator..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.fabric8..", "software.amazon..", "org.apache.sshd..");

    @ArchTest
    static final ArchRule only_the_tracing_room_knows_how_traces_are_exported =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.remediator.tracing..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.opentelemetry.sdk..", "io.opentelemetry.exporter..");

    @ArchTest
    static final ArchRule only_the_broker_room_knows_the_broker =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.remediator.broker..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..");

    @ArchTest
    static final ArchRule pages_know_neither_the_server_nor_kafka =
            noClasses()
                    .that()
                    .resideInAPackage("dev.remediator.console..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.eclipse.jetty..",
                            "org.apache.kafka..",
                            "java.net.http..",
                            "dev.remediator.gateway..",
                            "dev.remediator.topic..");

    @ArchTest
    static final ArchRule only_the_console_draws_templates =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.remediator.console..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("gg.jte..");

    @ArchTest
    static final ArchRule rooms_know_each_other_in_one_direction =
            slices().matching("dev.remediator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule time_is_a_parameter =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule names_say_what_things_are =
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl");
}
