package org.guichet.catalog.identification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.identification.SentCode.Delivery;
import org.guichet.registry.secrecy.CannotBeOpened;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Codes that wait to be sent. A message is kept encrypted until it was handed over, and for as long as its code counts: then
 * nothing of it is left here.
 */
@Component
public class CodeMessages {
    static final String MESSAGE = "code-message";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(CodeMessages.class);

    private final JdbcClient jdbc;
    private final CodeRows codes;
    private final Encryption encryption;
    private final Clock clock;

    CodeMessages(JdbcClient jdbc, CodeRows codes, Encryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.encryption = encryption;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(CodeRows.Kept kept, String to, String code, Duration validFor) {
        Map<String, String> clear =
                Map.of("to", to, "code", code, "method", kept.method(), "validFor", validFor.toString());
        Encrypted message = encryption.encrypt(
                JSON.writeValueAsString(clear), new Place(MESSAGE, kept.id().toString()));
        jdbc.sql("""
                insert into catalog.identification_message (code_id, ciphertext, key_id, next_at, until)
                values (?, ?, ?, ?, ?)""")
                .params(
                        kept.id(),
                        message.ciphertext(),
                        message.keyId(),
                        Timestamp.from(clock.instant()),
                        Timestamp.from(kept.expiresAt()))
                .update();
    }

    /**
     * Messages due now, for a while nobody else's. What came too late is dropped, and
     * so is what would leave the caller too little time to read it out.
     *
     * @param most at a time
     */
    @Transactional
    public List<CodeMessage> claim(int most) {
        Instant now = clock.instant();
        drop(now);
        return jdbc
                .sql("""
                with due as (
                    select code_id from catalog.identification_message where next_at <= :now and until > :late
                    order by next_at limit :most for update skip locked)
                update catalog.identification_message m set next_at = :lease
                from due where m.code_id = due.code_id returning m.code_id, m.ciphertext""")
                .param("now", Timestamp.from(now))
                .param("late", Timestamp.from(now.plus(CodeSettings.TOO_LATE)))
                .param("most", most)
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .query((row, number) -> message(row.getObject("code_id", UUID.class), row.getBytes("ciphertext")))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** It was handed over, whatever became of the code meanwhile. */
    @Transactional
    public void sent(UUID id) {
        remove(id);
        codes.delivered(id, Delivery.SENT);
    }

    /** It was not: it is tried again while its code counts. */
    @Transactional
    public void putOff(UUID id) {
        jdbc.sql("update catalog.identification_message set next_at = ? where code_id = ?")
                .params(Timestamp.from(clock.instant().plus(PAUSE)), id)
                .update();
    }

    /** It never will be. */
    @Transactional
    public void refused(UUID id) {
        if (remove(id)) {
            codes.delivered(id, Delivery.NOT_SENT);
        }
    }

    /** A code that counts no longer, or hardly, is not sent to anybody; one that was used had arrived. */
    private void drop(Instant now) {
        jdbc.sql("""
                with late as (
                    select m.code_id from catalog.identification_message m
                    join catalog.identification_code c on c.id = m.code_id
                    where m.until <= :late or c.ended is not null limit 100 for update of m skip locked),
                gone as (delete from catalog.identification_message m using late where m.code_id = late.code_id)
                update catalog.identification_code c
                set delivery = case when c.ended = 'USED' then 'SENT' else 'NOT_SENT' end
                from late where c.id = late.code_id""")
                .param("late", Timestamp.from(now.plus(CodeSettings.TOO_LATE)))
                .update();
    }

    private boolean remove(UUID id) {
        return jdbc.sql("delete from catalog.identification_message where code_id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    /** Empty where it cannot be opened: that one stops none of the others. */
    private Optional<CodeMessage> message(UUID id, byte[] ciphertext) {
        try {
            return Optional.of(message(id, encryption.openText(ciphertext, new Place(MESSAGE, id.toString()))));
        } catch (CannotBeOpened closed) {
            LOG.atError().addKeyValue("codeId", id).log("A code to be sent cannot be opened and is left where it is");
            return Optional.empty();
        }
    }

    private static CodeMessage message(UUID id, String clear) {
        JsonNode kept = JSON.readTree(clear);
        return new CodeMessage(
                id,
                kept.path("method").asString(""),
                kept.path("to").asString(""),
                kept.path("code").asString(""),
                Duration.parse(kept.path("validFor").asString("")));
    }
}
