package org.guichet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LocalHostOnlyTests {
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void answersThisMachine(String host) throws ServletException, IOException {
        assertThat(reachedUnder(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attacker.example", "localhost.attacker.example", "10.0.0.7"})
    void refusesEveryOtherName(String host) throws ServletException, IOException {
        assertThat(reachedUnder(host)).isFalse();
        assertThat(response.getStatus()).isEqualTo(421);
    }

    private boolean reachedUnder(String host) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setServerName(host);
        MockFilterChain chain = new MockFilterChain();

        new LocalHostOnly().doFilter(request, response, chain);

        return chain.getRequest() != null;
    }
}
