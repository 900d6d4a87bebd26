package dev.remediator.it.scenario;

class AlertToRecoveryOnEmbeddedKafkaIT extends AlertToRecoveryScenario {

    @Override
    String kafka() {
        return "";
    }
}
