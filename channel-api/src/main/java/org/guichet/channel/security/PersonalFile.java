package org.guichet.channel.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A file with somebody's data on its way to whoever asked: it is saved, never shown in the browser, and kept by nothing between. */
public final class PersonalFile {
    private PersonalFile() {}

    /** @param name says nothing of whose it is */
    public static OutputStream zip(HttpServletResponse response, String name) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return response.getOutputStream();
    }
}
