// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/words/policy_text.h"

#include <QCoreApplication>

namespace liteboxd::policies {

const std::vector<const char *> &refusalSentences()
{
    static const std::vector<const char *> all{
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 and %2 stand in one entry"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "exactly one of cidr, cidrGroupRef and cidrGroupSelector must be given"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 needs node labels, which are not switched on"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no address and no block of addresses"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no block of addresses"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is not inside '%2'"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no entity"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "an entry of toFQDNs has both a matchName and a matchPattern"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no DNS name"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no pattern of DNS names"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "an icmps entry has more than 40 types"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no family of ICMP"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no type of ICMP"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "rules of layer 7 stand in a policy of nodes"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "it has no rules: one of ingress, ingressDeny, egress and egressDeny is needed"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "it has neither an endpointSelector nor a nodeSelector"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "it has both an endpointSelector and a nodeSelector"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "icmps and toPorts stand in one entry"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "it has no name"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "it has neither a spec nor specs"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a nodeSelector stands in a policy of a namespace"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a peer has both an ipBlock and a selector"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no regular expression"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "HTTP rules do not take %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a header without a name"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "header action %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a Kafka rule has both a role and an apiKey"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no apiKey of Kafka"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no role of Kafka"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no apiVersion of Kafka"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no topic of Kafka"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'l7' stands without 'l7proto'"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "one toPorts entry has rules of several protocols"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a port is not given"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no port"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no protocol of a port"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "rules of DNS stand in an ingress rule"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "serverNames stand beside rules of layer 7 without terminatingTLS"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "an entry of serverNames is empty"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a toPorts entry has more than 40 ports"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "rules of DNS stand beside a range of ports"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "rules of layer 7 stand beside another protocol than TCP"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a listener stands in an ingress rule"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a listener stands beside rules of layer 7"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "rules of layer 7 stand beside port 0"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "rules of DNS stand without a port"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no key of a label"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no value of a label"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no operator of a label selector"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "the operator %1 needs values"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "the operator %1 takes no values"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is no object"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not given"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not text"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not a number or a text"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not true or false"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not an integer of 32 bits"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not a list of texts"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not a mapping from texts to texts"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 is not a list"),
    };
    return all;
}

} // namespace liteboxd::policies
