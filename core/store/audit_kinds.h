// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The words of the audit trail, as they are stored and as JSON has them. They are never changed; what is new gets a
/// new word.
namespace liteboxd::store {

namespace kinds {

inline constexpr const char *templateApply = "template-apply";
inline constexpr const char *templateRollback = "template-rollback";
inline constexpr const char *templateDelete = "template-delete";
inline constexpr const char *sandboxCreate = "sandbox-create";
inline constexpr const char *sandboxDelete = "sandbox-delete";
inline constexpr const char *sandboxExpire = "sandbox-expire"; ///< a keeper ended it: its time was up
inline constexpr const char *sandboxRenew = "sandbox-renew";
inline constexpr const char *sandboxExec = "sandbox-exec";
inline constexpr const char *sandboxCopy = "sandbox-cp";
inline constexpr const char *tokenRotate = "token-rotate";
inline constexpr const char *internetOn = "internet-on";
inline constexpr const char *internetOff = "internet-off";
inline constexpr const char *internetLimit = "internet-limit";   ///< its end was written down
inline constexpr const char *internetExpire = "internet-expire"; ///< a keeper took it: its time was up
inline constexpr const char *policyEnsure = "policy-ensure";
inline constexpr const char *policyEdit = "policy-edit";
inline constexpr const char *policyQuarantine = "policy-quarantine";
inline constexpr const char *policyRelease = "policy-release";
inline constexpr const char *dnsLock = "dns-lock";
inline constexpr const char *dnsUnlock = "dns-unlock";
inline constexpr const char *agentRestart = "agent-restart"; ///< Cilium's agents, to see that policies persist
inline constexpr const char *tokenCopy = "token-copy";
inline constexpr const char *addressCopy = "address-copy";
inline constexpr const char *curlCopy = "curl-copy";
inline constexpr const char *webSocketCopy = "websocket-copy";
inline constexpr const char *linkCopy = "link-copy";
inline constexpr const char *browserOpen = "browser-open";
inline constexpr const char *tokenKeep = "token-keep";
inline constexpr const char *linkMake = "link-make";
inline constexpr const char *browserSignIn = "browser-sign-in";
inline constexpr const char *decoyMake = "decoy-make";
inline constexpr const char *decoyUse = "decoy-use";
inline constexpr const char *browserRefuse = "browser-refuse";
inline constexpr const char *gatewayTrouble = "gateway-trouble";

} // namespace kinds

namespace outcomes {

inline constexpr const char *done = "done";
inline constexpr const char *refused = "refused";
inline constexpr const char *failed = "failed";
inline constexpr const char *unknown = "unknown"; ///< it was asked for, and nobody answered: it may have been done

} // namespace outcomes

} // namespace liteboxd::store
