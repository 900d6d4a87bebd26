package dev.remediator.adapter.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/health?x=1,     shop.example",
        "https://shop.example:8443,           shop.example",
        "http://user:secret@shop.example/a@b, shop.example",
        "tcp://192.0.2.1:25,                  192.0.2.1",
        "https://[2001:db8::1]:443/,          [2001:db8::1]",
        "shop.example,                        shop.example",
        "shop.example:25,                     shop.example",
        "shop.example/health,                 shop.example",
    })
    void the_host_of_an_address_is_found(String address, String host) {
        assertThat(WebAddress.host(address)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://", "the web server", "/health", "http://a b/"})
    void what_has_no_host_has_none(String address) {
        assertThat(WebAddress.host(address)).isEmpty();
    }
}
