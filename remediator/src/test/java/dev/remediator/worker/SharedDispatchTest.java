package dev.remediator.worker;

import org.apache.kafka.clients.consumer.ConsumerRecord;

class SharedDispatchTest extends DispatchContract {
    private final FakeShareConsumer consumer = new FakeShareConsumer();
    private final SharedDispatch source = new SharedDispatch(consumer);

    @Override
    DispatchSource source() {
        return source;
    }

    @Override
    void arrives(ConsumerRecord<byte[], byte[]> record) {
        consumer.arrives(record);
    }

    @Override
    long dealtWith() {
        return consumer.accepted();
    }
}
