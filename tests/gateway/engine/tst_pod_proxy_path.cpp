// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/pod_proxy_path.h"

#include <gtest/gtest.h>

using namespace liteboxd::engine;

TEST(PodProxyPath, isWhereTheApiServerServesAPort)
{
    Route route;
    route.podNamespace = "liteboxd";
    route.podName = "sandbox-a1b2c3d4";
    EXPECT_EQ(podProxyPath(route, 8080), "/api/v1/namespaces/liteboxd/pods/sandbox-a1b2c3d4:8080/proxy");
}

TEST(PodProxyPath, isTakenOffWhereItWasPutBefore)
{
    const std::string proxy = "/api/v1/namespaces/n/pods/p:80/proxy";
    EXPECT_EQ(withoutPodProxyPath(proxy + "/", proxy), "/");
    EXPECT_EQ(withoutPodProxyPath(proxy + "/a/b?c#d", proxy), "/a/b?c#d");
    for (const std::string &other : {std::string(), std::string("/"), std::string("/a"), proxy, proxy + "x/",
                                     "/a" + proxy + "/", std::string("https://elsewhere.example") + proxy + "/"})
        EXPECT_EQ(withoutPodProxyPath(other, proxy), other);
}
