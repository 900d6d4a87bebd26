package dev.remediator.adapter.authentication;

class QueryTokenTest extends AuthenticationContract {

    @Override
    Authentication scheme(Secrets secrets) {
        return new QueryToken(secrets);
    }

    @Override
    Message message(String secret) {
        return Message.of(BODY).asking("token", secret);
    }

    @Override
    String carrier() {
        return "token";
    }

    @Override
    String shown(Message message) {
        return message.query().getOrDefault("token", "");
    }

    @Override
    Message showing(String other) {
        return Message.of(BODY).asking("token", other);
    }
}
