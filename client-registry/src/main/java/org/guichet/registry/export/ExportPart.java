package org.guichet.registry.export;

import org.guichet.registry.secrecy.Spool;

/**
 * One file of an export, where it waits to be handed over.
 *
 * @param sha256 of what it reads as, in hexadecimal
 */
record ExportPart(String name, Spool spool, long bytes, String sha256) {}
