package org.guichet.routes.code;

import java.util.List;
import java.util.Set;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.guichet.catalog.identification.CodeMessage;
import org.guichet.catalog.identification.CodeMessages;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The duty of sending codes. The log has their ids, never a code nor where it went. */
@Component
class CodeDuty {
    private static final Logger LOG = LoggerFactory.getLogger(CodeDuty.class);
    /** As many as are sent within the lease, though the gateway lets each wait as long as it is waited for. */
    private static final int AT_ONCE = 2 * CodeRoute.SENT_TOGETHER;

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /** Request timeout, conflict, too early, too many requests: the same message may be welcome later. */
    private static final Set<Integer> COME_AGAIN = Set.of(408, 409, 425, 429);

    private static final Errand ERRAND = Errand.of(
            new Actor.Duty("send-codes", "registrar", "identity-verification").forSealedToo(), "identity-verification");

    private final CodeMessages messages;

    CodeDuty(CodeMessages messages) {
        this.messages = messages;
    }

    public List<CodeMessage> claim() {
        return Acting.as(ERRAND, () -> messages.claim(AT_ONCE));
    }

    public void confirm(@ExchangeProperty(CodeRoute.MESSAGE) CodeMessage message) {
        Acting.run(ERRAND, () -> messages.sent(message.id()));
        LOG.atInfo().addKeyValue("codeId", message.id()).log("The gateway has a code");
    }

    /** What the gateway refuses for good is not sent again; what is silent is, while the code counts. */
    public void fail(@ExchangeProperty(CodeRoute.MESSAGE) CodeMessage message, @ExchangeException Exception exception) {
        boolean refused = exception instanceof HttpOperationFailedException answered
                && answered.getStatusCode() >= BAD_REQUEST
                && answered.getStatusCode() < SERVER_ERROR
                && !COME_AGAIN.contains(answered.getStatusCode());
        Acting.run(ERRAND, () -> {
            if (refused) {
                messages.refused(message.id());
            } else {
                messages.putOff(message.id());
            }
        });
        // Its kind alone: what it says may quote the message.
        LOG.atWarn()
                .addKeyValue("codeId", message.id())
                .addKeyValue("error", exception.getClass().getSimpleName())
                .addKeyValue("refused", refused)
                .log("The gateway did not take a code");
    }
}
