package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import org.guichet.catalog.programme.Programme;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

class MessageSigningTests {
    private static final byte[] BODY = "{\"applicationId\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private final MessageSigning signing = new MessageSigning(new SigningSettings(aKey("one")));

    @Test
    void whatItSignsVerifiesWithItsPublicKeys() {
        assertThat(holderOf(signing).hasSigned(BODY, signing.sign(BODY))).isTrue();
    }

    @Test
    void aChangedByteDoesNotVerify() {
        String signature = signing.sign(BODY);
        byte[] changed = BODY.clone();
        changed[2] ^= 1;

        assertThat(holderOf(signing).hasSigned(changed, signature)).isFalse();
    }

    @Test
    void anotherKeyOfTheSameNameDoesNotVerify() {
        MessageSigning other = new MessageSigning(new SigningSettings(aKey("one")));

        assertThat(holderOf(other).hasSigned(BODY, signing.sign(BODY))).isFalse();
    }

    @Test
    void nonsenseDoesNotVerify() {
        assertThat(holderOf(signing).hasSigned(BODY, "")).isFalse();
        assertThat(holderOf(signing).hasSigned(BODY, "a..b")).isFalse();
        assertThat(holderOf(signing).hasSigned(BODY, "eyJhbGciOiJub25lIn0..")).isFalse();
    }

    @Test
    void neverShowsThePrivateKey() {
        assertThat(signing.publicKeys().toString()).contains("kid=one").doesNotContain(" d=");
    }

    @Test
    void refusesToSignWithoutAKey() {
        MessageSigning without = new MessageSigning(new SigningSettings(null));

        assertThat(without.hasKey()).isFalse();
        assertThatThrownBy(() -> without.sign(BODY)).isInstanceOf(IllegalStateException.class);
    }

    private static Programme holderOf(MessageSigning signing) {
        String jwks = JsonMapper.shared().writeValueAsString(signing.publicKeys());
        return new Programme("oas", "OAS", "SV", "ESDC", "an-authority", "guichet.programmes.oas.url", jwks);
    }

    private static Resource aKey(String id) {
        try {
            String key = new ECKeyGenerator(Curve.P_256).keyID(id).generate().toJSONString();
            return new ByteArrayResource(key.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
