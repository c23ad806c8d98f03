package org.guichet.catalog.clientview;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.audit.AccessEntry.Kind;
import org.guichet.registry.audit.LoggedEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The ledger in plain words of a language, the same in every channel. */
@Component
public class LedgerWords {
    private final MessageSource messages;
    private final ZoneId zone;

    LedgerWords(MessageSource messages, @Value("${guichet.pages.zone:America/Toronto}") ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /**
     * One entry in words.
     *
     * @param action what was done
     * @param particular what was done, where its purpose says more than its kind does; null elsewhere
     * @param purpose what for
     * @param bases what it rested on; nothing for what was refused
     * @param reason why it was refused, or what an attempt to identify came to, or the reason of the contact
     * @param suggested names of the services that were suggested by it
     */
    public record Said(
            String action,
            @Nullable String particular,
            String purpose,
            List<String> bases,
            @Nullable String reason,
            List<String> suggested) {
        public Said {
            bases = List.copyOf(bases);
            suggested = List.copyOf(suggested);
        }
    }

    /** By the id of an entry what is said of it. */
    public Map<UUID, Said> of(Ledger.Page page, Locale locale) {
        return page.items().stream()
                .collect(toMap(LoggedEntry::id, entry -> said(entry, page, locale), (one, same) -> one));
    }

    private Said said(LoggedEntry entry, Ledger.Page page, Locale locale) {
        String particular = text("ledger.action." + entry.kind() + "." + entry.purpose(), locale);
        String action = text("ledger.action." + entry.kind(), locale);
        return new Said(
                particular != null ? particular : action == null ? entry.kind().name() : action,
                particular,
                orCode("purpose.", entry.purpose(), locale),
                page.basesOf(entry.id()).stream()
                        .map(basis -> basis(basis, page.own(), locale))
                        .toList(),
                reason(entry, locale),
                page.suggestedBy(entry.id()).stream()
                        .map(name -> name.in(locale))
                        .toList());
    }

    private @Nullable String reason(LoggedEntry entry, Locale locale) {
        String reason = entry.reason();
        if (reason == null) {
            return null;
        }
        if (entry.kind() == Kind.REFUSAL) {
            String refusal = text("ledger.refusal." + reason, locale);
            return refusal == null ? text("ledger.refusal.other", locale) : refusal;
        }
        if (entry.kind() == Kind.DISPOSAL) {
            return orCode("retention.of.", reason.substring(0, Math.max(0, reason.indexOf('@'))), locale);
        }
        return entry.kind() == Kind.IDENTIFICATION
                ? orCode("attempt.", reason.substring(reason.indexOf(':') + 1), locale)
                : reason;
    }

    private String basis(LedgerBasis basis, boolean own, Locale locale) {
        String text = "fr".equals(locale.getLanguage()) ? basis.textFr() : basis.textEn();
        String key = "ledger.basis." + basis.kind()
                + (basis.kind() == LedgerBasis.Kind.CONSENT && basis.at() == null ? ".undated" : "");
        String said = messages.getMessage(
                key + (own ? "" : ".of-client"), new Object[] {day(basis.at(), locale)}, null, locale);
        if (said == null) {
            said = messages.getMessage(key, new Object[] {day(basis.at(), locale)}, null, locale);
        }
        return said == null ? text : said;
    }

    private String day(@Nullable Instant at, Locale locale) {
        return at == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(Locale.of(locale.getLanguage(), "CA"))
                        .format(at.atZone(zone));
    }

    private String orCode(String prefix, String code, Locale locale) {
        String text = text(prefix + code, locale);
        return text == null ? code : text;
    }

    private @Nullable String text(String key, Locale locale) {
        return messages.getMessage(key, null, null, locale);
    }
}
