// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/words/verify_sentences.h"

#include <QCoreApplication>

namespace liteboxd::verify {

const std::vector<const char *> &doctorSentences()
{
    static const std::vector<const char *> all{
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Access token"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Listener in the sandbox"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Upstream mode portforward"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Upstream mode direct"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "its pod has an access token that a header can carry"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "its pod has such a token"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "its pod has no token that can be sent: every request gets 401"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "liteboxctl sandbox rotate %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "its pod runs and is ready"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "pod %1 does not run: %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "no reason given"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "liteboxctl sandbox events %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "pod %1 runs on node %2, and is ready"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "pod %1 runs and is not ready: %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Wait for its readiness probe, or look at its log"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "it has an address of the pod network"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "pod %1 is on its node's network: the gateway never forwards there"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Create it without hostNetwork"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the cluster has given pod %1 no address"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Look at its events: the network plugin says why"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "the policies let the gateway (app=liteboxd-gateway) connect to port %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "liteboxctl policy lint"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "allowed: %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "denied: %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "liteboxctl policy ensure puts allow-gateway-ingress in place"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "a process listens on port %1 for everybody"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the listener cannot be seen from inside: %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "The next hop tells whether something answers"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "/proc/net/tcp cannot be read there"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "a process listens on port %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 (loopback only)"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "port %1 listens on loopback only: nobody outside the sandbox can connect"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "Have the program listen on 0.0.0.0, not on 127.0.0.1 or localhost"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "nothing listens in the sandbox"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "nothing listens on port %1; ports that are open: %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Start the program, or ask for the port it listens on (--port)"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "an HTTP request to port %1 is answered"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "no answer through the API server: a timeout alone does not tell who drops it"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "default-deny keeps the API server out of pods on other nodes; ask through a gateway"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the sandbox answered with status %1, through the API server"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the API server could not connect: %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Start the program that listens on this port"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "default-deny may keep the API server out; ask through a gateway"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "port %1 opens a WebSocket at %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "HTTP is answered, and no WebSocket was opened at %1: %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "Name the path at which the program takes WebSockets: --websocket PATH"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "a WebSocket was opened, through the API server"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "HTTP is answered, and a WebSocket was opened, by %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "status %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "by %1 the port refuses: %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "A gateway of another mode may get through; liteboxctl gateway run --help names the modes"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 does not lead there from this machine: %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "It is no fault where a gateway in the cluster, or another mode, is used"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "mode portforward"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "mode direct"),
    };
    return all;
}

const std::vector<const char *> &reportSentences()
{
    static const std::vector<const char *> all{
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "expected"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "observed"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "evidence"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "what to do"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "check"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "seconds"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "API server"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "namespace"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "started"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "finished"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "run"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Kubernetes"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Verification: %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Verification"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Pass"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Warning"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Fail"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Skipped"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Inconclusive"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Cancelled"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "What the words mean"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "This is what a verification of one cluster found. Each check "
                                                     "says what was expected and what was observed."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "What to look at"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "It is as expected."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "It works, and somebody should look."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "The cluster is not as expected."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "The check could not run: nothing is known of what it asks."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "The check ran, and what it saw shows nothing."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "This is a demo cluster: nothing enforces its policies."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "The run was cancelled: what has no result was not looked at."),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 passed"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 with a warning"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 failed"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 inconclusive"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 skipped"),
    };
    return all;
}

} // namespace liteboxd::verify
