// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::management {

class ApiCall;

/// What the rows of apiRoutes() do, by subject. Each begins one call on the control plane's thread and returns at once.
void listSandboxes(ApiCall &call);
void createSandbox(ApiCall &call);
void getSandbox(ApiCall &call);
void deleteSandbox(ApiCall &call);

void execInSandbox(ApiCall &call);
void openExecSocket(ApiCall &call);
void readFile(ApiCall &call);
void writeFile(ApiCall &call);
void readLogs(ApiCall &call);

void renewSandbox(ApiCall &call);
void rotateToken(ApiCall &call);
void setInternet(ApiCall &call);
void quarantineSandbox(ApiCall &call);
void releaseSandbox(ApiCall &call);

void listTemplates(ApiCall &call);
void getTemplate(ApiCall &call);
void listTemplateVersions(ApiCall &call);
void applyTemplate(ApiCall &call);
void replaceTemplate(ApiCall &call);
void rollBackTemplate(ApiCall &call);
void deleteTemplate(ApiCall &call);
void exportTemplates(ApiCall &call);
void importTemplates(ApiCall &call);

void listPolicies(ApiCall &call);
void ensurePolicies(ApiCall &call);

void verifyCluster(ApiCall &call);
void openVerifySocket(ApiCall &call);
void diagnoseSandbox(ApiCall &call);

void listLinks(ApiCall &call);
void revokeLinks(ApiCall &call);

void openEventSocket(ApiCall &call);

} // namespace liteboxd::management
