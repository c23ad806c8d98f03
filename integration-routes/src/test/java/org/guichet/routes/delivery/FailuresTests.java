package org.guichet.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.guichet.catalog.dispatch.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTests {
    @Test
    void aProgrammeThatCannotBeReachedOrIsTooSlowIsSilent() {
        Failure silent = new Failure(Failure.Kind.SILENT, "no-answer");

        assertThat(Failures.of(new ConnectException())).isEqualTo(silent);
        assertThat(Failures.of(new SocketTimeoutException())).isEqualTo(silent);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aProgrammeThatCannotServeIsSilent(int status) {
        assertThat(Failures.of(answered(status))).isEqualTo(new Failure(Failure.Kind.SILENT, "http-" + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429})
    void aProgrammeThatAsksUsToComeAgainIsBusy(int status) {
        assertThat(Failures.of(answered(status)).kind()).isEqualTo(Failure.Kind.BUSY);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 422})
    void anythingElseIsARefusalForGood(int status) {
        assertThat(Failures.of(answered(status))).isEqualTo(new Failure(Failure.Kind.REFUSED, "http-" + status));
    }

    @Test
    void ourOwnFaultIsNotHeldAgainstTheProgramme() {
        assertThat(Failures.of(new IllegalArgumentException()).kind()).isEqualTo(Failure.Kind.OURS);
    }

    private static HttpOperationFailedException answered(int status) {
        return new HttpOperationFailedException("http://localhost", status, "", "", Map.of(), "");
    }
}
