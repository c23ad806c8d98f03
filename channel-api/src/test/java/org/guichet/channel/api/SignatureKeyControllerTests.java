package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import java.nio.file.Path;
import java.time.Clock;
import org.guichet.registry.signature.PublishedKeys;
import org.guichet.registry.signature.SignatureKeys;
import org.guichet.registry.signature.SigningKeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApiSlice(SignatureKeyController.class)
class SignatureKeyControllerTests {
    @TempDir
    private Path folder;

    @Autowired
    private MockMvcTester mvc;

    @MockitoBean
    private SignatureKeys keys;

    @Test
    void showsThePublicKeysToAnybodyAndNoSecret() {
        SigningKeyFile file = new SigningKeyFile(folder.resolve("signing-keys.json"), Clock.systemUTC());
        file.make("guichet.example");
        file.add();
        given(keys.published()).willReturn(file.published());

        assertThat(mvc.get().uri("/api/v1/signature-keys").exchange())
                .hasStatusOk()
                .bodyText()
                .contains(file.keys().getFirst().id(), file.keys().getLast().id(), "guichet.example/access-log+")
                .doesNotContain("\"d\"")
                .satisfies(body -> assertThat(PublishedKeys.parse(body).json())
                        .isEqualTo(file.published().json()));
    }
}
