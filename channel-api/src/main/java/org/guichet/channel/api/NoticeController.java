package org.guichet.channel.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.guichet.registry.consent.Notice;
import org.guichet.registry.consent.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people are shown before they consent: for everybody to read. */
@RestController
@RequestMapping("/api/v1")
class NoticeController {
    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    /**
     * The version of a notice that is shown today.
     *
     * @param material whether consents to the versions before need renewing
     * @param language of the text: the one asked for, English where there is none in it
     * @param languages in which there is a text
     */
    record NoticeBody(
            String purpose,
            String version,
            LocalDate shownFrom,
            boolean material,
            List<String> dataCategories,
            List<String> recipients,
            String language,
            String text,
            List<String> languages) {
        static NoticeBody of(Notice notice, Locale locale) {
            return new NoticeBody(
                    notice.purpose(),
                    notice.version(),
                    notice.shownFrom(),
                    notice.material(),
                    notice.dataCategories(),
                    notice.recipients(),
                    notice.language(locale),
                    notice.text(locale),
                    notice.texts().keySet().stream().sorted().toList());
        }
    }

    record NoticeList(List<NoticeBody> items, @Nullable String next, int total) {}

    @GetMapping("/consent-notices")
    NoticeList shown(Locale locale) {
        List<NoticeBody> items = notices.shown().stream()
                .map(notice -> NoticeBody.of(notice, locale))
                .toList();
        return new NoticeList(items, null, items.size());
    }
}
