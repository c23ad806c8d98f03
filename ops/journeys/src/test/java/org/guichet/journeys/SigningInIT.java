package org.guichet.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.guichet.demo.token.CodeFlow;
import org.guichet.demo.token.CodeFlow.Refused;
import org.guichet.demo.token.CodeFlow.SignedIn;
import org.junit.jupiter.api.Test;

/** Signing in as a script does, at the door of the whole platform. */
class SigningInIT {
    private static final Platform PLATFORM = Platform.started();
    private static final URI GUICHET = URI.create(PLATFORM.url());

    @Test
    void givesSomebodyATokenForHerOwnDoor() {
        assertThat(CodeFlow.token(GUICHET, "agent", "agent-desk", PLATFORM.password()))
                .isNotBlank();
    }

    @Test
    void deniesSomebodyADoorThatIsNotHers() {
        assertThat(CodeFlow.walk(GUICHET, "marie", "call-centre", PLATFORM.password()))
                .isEqualTo(new SignedIn.Denied("access_denied"));
        assertThatThrownBy(() -> CodeFlow.token(GUICHET, "marie", "call-centre", PLATFORM.password()))
                .isInstanceOf(Refused.class)
                .hasMessage("marie through call-centre: access_denied");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> CodeFlow.token(GUICHET, "ahmed", "citizen-portal", "wrong"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Wrong name or password");
    }

    @Test
    void refusesAClientThatIsNotThere() {
        assertThatThrownBy(() -> CodeFlow.token(GUICHET, "marie", "nobodys-client", PLATFORM.password()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("There is no OAuth client nobodys-client");
    }
}
