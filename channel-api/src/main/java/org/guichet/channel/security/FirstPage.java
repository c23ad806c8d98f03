package org.guichet.channel.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** After signing in: the page one wanted, otherwise the first one of one's own part. */
final class FirstPage extends SavedRequestAwareAuthenticationSuccessHandler {

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        boolean managesOnly = holds(person, "ROLE_MANAGER") && !holds(person, "ROLE_PRIVACY_OFFICER");
        if (managesOnly) {
            return "/performance";
        }
        return person instanceof OAuth2AuthenticationToken session
                ? PeoplesClient.find(session.getAuthorizedClientRegistrationId())
                        .map(PeoplesClient::home)
                        .orElse("/")
                : "/";
    }

    private static boolean holds(@Nullable Authentication person, String authority) {
        return person != null
                && person.getAuthorities().stream().anyMatch(granted -> authority.equals(granted.getAuthority()));
    }
}
