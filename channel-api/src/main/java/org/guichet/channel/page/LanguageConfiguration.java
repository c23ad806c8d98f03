package org.guichet.channel.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of an answer: chosen with {@code ?lang=}, kept in a cookie, otherwise what the browser prefers. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new SpokenLocaleResolver();
        resolver.setDefaultLocaleFunction(LanguageConfiguration::preferred);
        resolver.setCookieMaxAge(REMEMBERED);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    static Locale preferred(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(LanguageConfiguration::spoken)
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    static Locale spoken(Locale asked) {
        return Locale.of(asked.getLanguage());
    }

    /** A cookie or a parameter asking for a language we do not speak changes nothing. */
    private static final class SpokenLocaleResolver extends CookieLocaleResolver {
        SpokenLocaleResolver() {
            super("language");
        }

        @Override
        protected Locale parseLocaleValue(String text) {
            Locale asked = super.parseLocaleValue(text);
            Locale spoken = spoken(asked == null ? Locale.ENGLISH : asked);
            return SPOKEN.contains(spoken) ? spoken : Locale.ENGLISH;
        }
    }
}
